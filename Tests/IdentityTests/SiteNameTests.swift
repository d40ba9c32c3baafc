import Identity
import Testing

@Suite struct SiteNameTests {
    @Test(arguments: ["a", "7", "site-a", "nki", "0-", String(repeating: "z", count: 32)])
    func `a name that can stand in a file name is valid`(name: String) {
        #expect(SiteName.isValid(name))
    }

    @Test(arguments: [
        "", "-a", "A", "site a", "site_a", "../a", "sité", "a\n", "a\u{0}", String(repeating: "z", count: 33),
    ])
    func `any other name is not`(name: String) {
        #expect(!SiteName.isValid(name))
    }
}
