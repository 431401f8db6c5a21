package io.modelgateway.tokens;

import io.modelgateway.model.ContentPart;
import io.modelgateway.model.ModelId;

/** The tokens of a picture by the formulas that the vendors publish. */
final class ImageTokens {

    /** Anthropic, "Vision": width × height / 750, after shrinking to 1568 pixels a side; about 1,600 at most. */
    private static final int CLAUDE_PIXELS_PER_TOKEN = 750;

    private static final int CLAUDE_LONGEST_SIDE = 1568;
    private static final int CLAUDE_MOST = 1600;

    /** LLaVA on CLIP ViT-L/14 at 336 pixels: 24 × 24 patches, whatever the picture. */
    private static final int LLAVA = 576;

    /** OpenAI, "Images and vision": fit into 2048², short side to 768, count tiles of 512². */
    private static final int OPENAI_LONGEST_SIDE = 2048;

    private static final int OPENAI_SHORT_SIDE = 768;
    private static final int OPENAI_TILE = 512;

    private ImageTokens() {}

    static int of(ContentPart.Image image, TokenizerFamily family, ModelId model) {
        return switch (family) {
            case O200K, CL100K -> openAi(image, TilePrice.of(model));
            case CLAUDE -> claude(ImageSize.of(image.source()));
            case OTHER -> LLAVA;
        };
    }

    private static int openAi(ContentPart.Image image, TilePrice price) {
        if ("low".equals(image.detail())) {
            return price.base();
        }
        ImageSize size =
                ImageSize.of(image.source()).within(OPENAI_LONGEST_SIDE).withShortSide(OPENAI_SHORT_SIDE);
        int tiles = Math.ceilDiv(size.width(), OPENAI_TILE) * Math.ceilDiv(size.height(), OPENAI_TILE);
        return price.base() + price.tile() * tiles;
    }

    private static int claude(ImageSize original) {
        ImageSize size = original.within(CLAUDE_LONGEST_SIDE);
        return Math.min(CLAUDE_MOST, Math.ceilDiv(size.width() * size.height(), CLAUDE_PIXELS_PER_TOKEN));
    }

    /** What OpenAI counts for a picture and for each of its tiles; patch-priced models come close to the usual one. */
    private record TilePrice(int base, int tile) {

        private static final TilePrice USUAL = new TilePrice(85, 170);
        private static final TilePrice GPT_5 = new TilePrice(70, 140);
        private static final TilePrice O_SERIES = new TilePrice(75, 150);
        /** Cheaper text at the same price per picture makes this one dear in tokens. */
        private static final TilePrice GPT_4O_MINI = new TilePrice(2833, 5667);

        static TilePrice of(ModelId model) {
            String name = model.value().substring(model.value().lastIndexOf('/') + 1);
            if (name.startsWith("gpt-4o-mini")) {
                return GPT_4O_MINI;
            }
            if (name.startsWith("gpt-5")) {
                return GPT_5;
            }
            return name.startsWith("o1") || name.startsWith("o3") ? O_SERIES : USUAL;
        }
    }
}
