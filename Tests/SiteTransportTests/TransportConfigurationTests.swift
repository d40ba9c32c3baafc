import Testing

@testable import SiteTransport

@Suite struct TransportConfigurationTests {
    @Test(arguments: [
        "https://coordinator.example.org", "https://coordinator.example.org:8443", "https://127.0.0.1:1",
        "https://[::1]:8443",
    ])
    func `an https address is taken, with or without a slash at its end`(address: String) throws {
        #expect(try CoordinatorAddress(address).description == address)
        #expect(try CoordinatorAddress(address + "/").description == address)
    }

    @Test(arguments: [
        "", "coordinator.example.org", "http://a", "https://", "https:///", "https://a/b", "https://u:p@a",
        "https://a?b",
        "https://a#b", "https://a b", "https://a\r\nHost: b", "file:///etc/passwd", "https://a//",
    ])
    func `anything else is not`(address: String) {
        #expect(throws: TransportError.self) { try CoordinatorAddress(address) }
    }

    @Test func `files must be named`() {
        for missing in 0..<3 {
            let paths = (0..<3).map { $0 == missing ? "" : "/x" }
            let configuration = TransportConfiguration(
                coordinator: "https://a",
                rootCertificate: paths[0],
                certificate: paths[1],
                key: paths[2]
            )
            #expect(throws: TransportError.self) { try CoordinatorConnection(configuration: configuration) }
        }
    }

    @Test(arguments: ["checkpoint", "key", "tile/0/x001/234.p/5", "tile/entries/000"])
    func `paths of a log are taken`(path: String) {
        #expect(LogPath.isValid(path))
    }

    @Test(arguments: ["", "/", "/etc/passwd", "../key", "a/../b", "a//b", ".hidden", "a b", "A", "a%2e", "a?b", "a\n"])
    func `paths that leave it are not sent`(path: String) {
        #expect(!LogPath.isValid(path))
    }
}
