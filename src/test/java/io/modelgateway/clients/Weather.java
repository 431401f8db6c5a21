package io.modelgateway.clients;

/** What the scripted model's tool takes and its report holds; the SDKs make schemas of these. */
final class Weather {

    private Weather() {}

    /** The report. Its fields are public because one SDK wants them so. */
    public static final class Report {
        public String city = "";
        public int degrees;
    }
}
