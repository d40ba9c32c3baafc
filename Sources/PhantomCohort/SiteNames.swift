/// What sites are called, and which of them holds what when there are fewer sites than centres.
enum SiteNames {
    /// `site-a`, `site-b` and so on to `site-z`.
    static func name(_ number: Int) -> String {
        "site-" + String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
    }

    /// The site that holds a centre's patients: neighbors stay together.
    static func holder(of centre: Int, centres: Int, sites: Int) -> Int { centre * sites / centres }

    /// As `SiteName` in `Identity` has it: 1 to 32 of a-z, 0-9 and the hyphen, not the hyphen first.
    static func isValid(_ text: String) -> Bool {
        let isAllowed = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        return (1...32).contains(text.utf8.count) && isAllowed && !text.hasPrefix("-")
    }
}
