/// What sites are called, and which of them holds what when there are fewer sites than centres.
enum SiteNames {
    /// `site-a`, `site-b` and so on to `site-z`.
    static func name(_ number: Int) -> String {
        "site-" + String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
    }

    /// The site that holds a centre's patients: neighbors stay together.
    static func holder(of centre: Int, centres: Int, sites: Int) -> Int { centre * sites / centres }
}
