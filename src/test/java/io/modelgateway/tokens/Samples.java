package io.modelgateway.tokens;

/** Texts of the kinds that prompts are made of. */
enum Samples {
    ENGLISH("""
            The committee met on Thursday to discuss the proposal, which had been circulated a week earlier. Most members \
            agreed that the deadline was unrealistic, although nobody wanted to be the first to say so. After some \
            hesitation, the chairwoman suggested splitting the work into three phases, each with its own budget and \
            review. "If we cannot measure progress," she said, "we will only learn about failure when it is too late." \
            The suggestion was accepted unanimously, and the meeting ended twenty minutes before schedule.
            """),
    CODE("""
            public static <K, V> Map<K, List<V>> groupBy(Collection<V> values, Function<? super V, ? extends K> keyOf) {
                Map<K, List<V>> groups = new LinkedHashMap<>();
                for (V value : values) {
                    groups.computeIfAbsent(keyOf.apply(value), key -> new ArrayList<>()).add(value);
                }
                if (groups.size() > 1024) { // 0x400 buckets
                    throw new IllegalStateException("too many groups: " + groups.size());
                }
                return Collections.unmodifiableMap(groups);
            }
            """),
    JSON("""
            {"id":"ord_81723","items":[{"sku":"A-1002","qty":3,"price":19.99},{"sku":"B-7","qty":1,"price":240.00}],\
            "customer":{"name":"Jane Doe","email":"jane@example.org","tags":["vip","newsletter"]},"paid":true,\
            "created_at":"2025-03-14T09:26:53Z"}
            """),
    CHINESE("""
            人工智能正在改变我们的生活方式。许多公司已经开始使用大型语言模型来回答客户的问题，编写代码，甚至分析医学影像。\
            然而，专家们提醒说，这些系统有时会给出错误的答案，因此在重要的决定中仍然需要人类的判断。
            """),
    JAPANESE("""
            昨日、友人と一緒に新しいレストランへ行きました。料理はとても美味しくて、店員さんも親切でした。\
            値段は少し高いですが、特別な日にはまた行きたいと思います。コーヒーとデザートもおすすめです。
            """),
    KOREAN("""
            어제 친구와 함께 새로 생긴 식당에 갔습니다. 음식이 정말 맛있었고 직원들도 친절했습니다. \
            가격은 조금 비싸지만 특별한 날에는 다시 가고 싶습니다.
            """),
    RUSSIAN("""
            Вчера мы с друзьями ходили в новый ресторан. Еда была очень вкусной, а официанты вежливыми. \
            Цены немного высокие, но по особым случаям мы обязательно вернёмся туда снова.
            """);

    private final String text;

    Samples(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
