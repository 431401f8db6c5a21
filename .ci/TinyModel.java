import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/**
 * Writes a llama model of two layers with random weights and a byte-level tokenizer, half a megabyte, in the GGUF format
 * (version 3, https://github.com/ggml-org/ggml/blob/master/docs/gguf.md). It answers word salad, the same one for the same
 * seed, and is enough to speak to a real model server: {@code java TinyModel.java OUT.gguf}.
 */
public final class TinyModel {

    private static final int EMBEDDING = 64;
    private static final int HEADS = 4;
    private static final int LAYERS = 2;
    private static final int FEED_FORWARD = 128;
    private static final int CONTEXT = 4096;
    private static final int ALIGNMENT = 32;

    private static final int UINT32 = 4;
    private static final int INT32 = 5;
    private static final int FLOAT32 = 6;
    private static final int BOOL = 7;
    private static final int STRING = 8;
    private static final int ARRAY = 9;
    private static final int NORMAL_TOKEN = 1;
    private static final int CONTROL_TOKEN = 3;

    private static final String WORDS = "the a of and to in is it you that he was for on are with as I his they be at one have"
            + " this from or had by not word but what some we can out other were all there when up use your how said an each she";
    private static final String TEMPLATE = "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n"
            + "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";

    private final Random random = new Random(7);
    private final Bytes metadata = new Bytes();
    private final Bytes tensorHeads = new Bytes();
    private final Bytes tensorData = new Bytes();
    private int entries;
    private int tensors;

    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), new TinyModel().build());
    }

    private byte[] build() {
        List<String> tokens = new ArrayList<>();
        List<String> merges = new ArrayList<>();
        vocabulary(tokens, merges);
        int endOfText = tokens.size();
        tokens.addAll(List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
        describe(tokens, merges, endOfText);
        weights(tokens.size(), endOfText);

        var file = new Bytes();
        file.raw("GGUF".getBytes(StandardCharsets.US_ASCII)).int32(3).int64(tensors).int64(entries);
        file.raw(metadata.toByteArray()).raw(tensorHeads.toByteArray()).align();
        return file.raw(tensorData.toByteArray()).toByteArray();
    }

    /** All 256 bytes, and the merges that build a few common words with a leading space. */
    private static void vocabulary(List<String> tokens, List<String> merges) {
        String[] letters = byteLetters();
        var known = new LinkedHashSet<String>(List.of(letters));
        var pairs = new LinkedHashSet<String>();
        for (String word : WORDS.split(" ")) {
            String token = letters[' '];
            for (byte letter : word.getBytes(StandardCharsets.US_ASCII)) {
                pairs.add(token + " " + letters[letter]);
                token += letters[letter];
                known.add(token);
            }
        }
        tokens.addAll(known);
        merges.addAll(pairs);
    }

    /** GPT-2's printable stand-ins for bytes: printable ones stand for themselves, the rest for letters from 256 on. */
    private static String[] byteLetters() {
        var letters = new String[256];
        int next = 256;
        for (int value = 0; value < 256; value++) {
            boolean printable = (value >= '!' && value <= '~') || (value >= 161 && value <= 172) || value >= 174;
            letters[value] = Character.toString(printable ? value : next++);
        }
        return letters;
    }

    private void describe(List<String> tokens, List<String> merges, int endOfText) {
        text("general.architecture", "llama");
        text("general.name", "tiny-random");
        number("general.file_type", 0);
        number("llama.context_length", CONTEXT);
        number("llama.embedding_length", EMBEDDING);
        number("llama.block_count", LAYERS);
        number("llama.feed_forward_length", FEED_FORWARD);
        number("llama.attention.head_count", HEADS);
        number("llama.attention.head_count_kv", HEADS);
        number("llama.rope.dimension_count", EMBEDDING / HEADS);
        number("llama.vocab_size", tokens.size());
        entry("llama.attention.layer_norm_rms_epsilon", FLOAT32).float32(1e-5f);
        text("tokenizer.ggml.model", "gpt2");
        text("tokenizer.ggml.pre", "gpt-2");
        texts("tokenizer.ggml.tokens", tokens);
        Bytes types = entry("tokenizer.ggml.token_type", ARRAY).int32(INT32).int64(tokens.size());
        for (int token = 0; token < tokens.size(); token++) {
            types.int32(token < endOfText ? NORMAL_TOKEN : CONTROL_TOKEN);
        }
        texts("tokenizer.ggml.merges", merges);
        number("tokenizer.ggml.bos_token_id", endOfText);
        number("tokenizer.ggml.eos_token_id", endOfText + 2);
        number("tokenizer.ggml.eot_token_id", endOfText + 2);
        entry("tokenizer.ggml.add_bos_token", BOOL).int8(0);
        text("tokenizer.chat_template", TEMPLATE);
    }

    private void weights(int vocabulary, int endOfText) {
        float[] embedding = noise(vocabulary * EMBEDDING, 1.0f);
        scale(embedding, 0, 256, 0.3f);
        tensor("token_embd.weight", embedding, EMBEDDING, vocabulary);
        tensor("output_norm.weight", ones(), EMBEDDING);
        // Words are likelier than single bytes, and the two opening control tokens are never said.
        float[] output = noise(vocabulary * EMBEDDING, 0.5f);
        scale(output, 0, 256, 0.05f);
        scale(output, endOfText, endOfText + 2, 0);
        tensor("output.weight", output, EMBEDDING, vocabulary);
        for (int layer = 0; layer < LAYERS; layer++) {
            String block = "blk." + layer + ".";
            tensor(block + "attn_norm.weight", ones(), EMBEDDING);
            tensor(block + "ffn_norm.weight", ones(), EMBEDDING);
            for (String part : List.of("attn_q", "attn_k", "attn_v", "attn_output")) {
                tensor(block + part + ".weight", noise(EMBEDDING * EMBEDDING, 0.08f), EMBEDDING, EMBEDDING);
            }
            tensor(block + "ffn_gate.weight", noise(EMBEDDING * FEED_FORWARD, 0.08f), EMBEDDING, FEED_FORWARD);
            tensor(block + "ffn_up.weight", noise(EMBEDDING * FEED_FORWARD, 0.08f), EMBEDDING, FEED_FORWARD);
            tensor(block + "ffn_down.weight", noise(EMBEDDING * FEED_FORWARD, 0.08f), FEED_FORWARD, EMBEDDING);
        }
    }

    private float[] noise(int count, float scale) {
        var values = new float[count];
        for (int index = 0; index < count; index++) {
            values[index] = (float) random.nextGaussian() * scale;
        }
        return values;
    }

    private static float[] ones() {
        var values = new float[EMBEDDING];
        java.util.Arrays.fill(values, 1);
        return values;
    }

    private static void scale(float[] rows, int from, int to, float factor) {
        for (int index = from * EMBEDDING; index < to * EMBEDDING; index++) {
            rows[index] *= factor;
        }
    }

    private void text(String key, String value) {
        entry(key, STRING).string(value);
    }

    private void texts(String key, List<String> values) {
        Bytes array = entry(key, ARRAY).int32(STRING).int64(values.size());
        values.forEach(array::string);
    }

    private void number(String key, int value) {
        entry(key, UINT32).int32(value);
    }

    private Bytes entry(String key, int type) {
        entries++;
        return metadata.string(key).int32(type);
    }

    /** Dimensions are given innermost first. */
    private void tensor(String name, float[] values, int... dimensions) {
        tensors++;
        tensorHeads.string(name).int32(dimensions.length);
        for (int dimension : dimensions) {
            tensorHeads.int64(dimension);
        }
        tensorHeads.int32(0).int64(tensorData.size());
        for (float value : values) {
            tensorData.float32(value);
        }
        tensorData.align();
    }

    /** Little-endian output. */
    private static final class Bytes {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Bytes int8(int value) {
            out.write(value);
            return this;
        }

        Bytes int32(int value) {
            return raw(buffer(4).putInt(value).array());
        }

        Bytes int64(long value) {
            return raw(buffer(8).putLong(value).array());
        }

        Bytes float32(float value) {
            return raw(buffer(4).putFloat(value).array());
        }

        Bytes string(String value) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            return int64(bytes.length).raw(bytes);
        }

        Bytes align() {
            while (out.size() % ALIGNMENT != 0) {
                out.write(0);
            }
            return this;
        }

        int size() {
            return out.size();
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }

        private static ByteBuffer buffer(int bytes) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
