package io.modelgateway.limiter.bucket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a reservation took, as a line for each claim, so that anybody can give it back. */
final class LeaseRecord {

    private static final int FIELDS = 6;

    private LeaseRecord() {}

    static String of(List<Claim> claims) {
        var record = new StringBuilder();
        for (Claim claim : claims) {
            record.append(claim.kind().code())
                    .append(' ')
                    .append(claim.limit())
                    .append(' ')
                    .append(claim.burst())
                    .append(' ')
                    .append(claim.amount())
                    .append(' ')
                    .append(claim.renewal().toMillis())
                    .append(' ')
                    .append(claim.bucket())
                    .append('\n');
        }
        return record.toString();
    }

    /** {@return how a reservation ends of which nobody says what was used} */
    static List<Settlement.Entry> returned(List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.kind() != Claim.Kind.COUNT)
                .map(claim -> new Settlement.Entry(claim, 0))
                .toList();
    }

    /** Lines that cannot be read, of another version say, are passed over. */
    static List<Claim> read(String record) {
        var claims = new ArrayList<Claim>();
        for (String line : record.split("\n")) {
            String[] fields = line.split(" ", FIELDS);
            for (Claim.Kind kind : Claim.Kind.values()) {
                if (fields.length == FIELDS && kind.code().equals(fields[0])) {
                    claims.add(new Claim(
                            kind,
                            fields[5],
                            Long.parseLong(fields[1]),
                            Long.parseLong(fields[2]),
                            Long.parseLong(fields[3]),
                            Duration.ofMillis(Long.parseLong(fields[4]))));
                }
            }
        }
        return claims;
    }
}
