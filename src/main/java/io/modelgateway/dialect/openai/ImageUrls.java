package io.modelgateway.dialect.openai;

import io.modelgateway.model.ImageSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pictures by address: OpenAI has one field for remote ones and for those that are in the address itself. */
public final class ImageUrls {

    /** RFC 2397, where the data is base64; parameters such as a charset are left out. */
    private static final Pattern DATA_URL_HEAD = Pattern.compile("data:([^;,]+)(?:;[^;,]+)*;base64,");

    private static final int MAX_DATA_URL_HEAD = 256;

    private ImageUrls() {}

    /** {@return where the picture is} */
    public static ImageSource read(String url) {
        Matcher head = DATA_URL_HEAD.matcher(url).region(0, Math.min(url.length(), MAX_DATA_URL_HEAD));
        return head.lookingAt()
                ? new ImageSource.Data(head.group(1), url.substring(head.end()))
                : new ImageSource.Url(url);
    }
}
