import CanonicalEncoding
import Rounds
import Testing

@testable import CoordinatorServer

@Suite struct EndpointTests {
    private static let study = SHA256Digest(hashing: [])
    private static let hex = study.hex

    @Test(arguments: [
        ("GET", "/v1/studies", Endpoint.studies),
        ("GET", "/v1/studies/\(hex)", .signedStudy(study)),
        ("POST", "/v1/studies/\(hex)/approval", .approval(study)),
        ("GET", "/v1/studies/\(hex)/rounds/next", .nextRound(study, wait: 0)),
        ("GET", "/v1/studies/\(hex)/rounds/next?wait=25", .nextRound(study, wait: 25)),
        ("POST", "/v1/studies/\(hex)/rounds/7/2/input", .input(RoundIdentifier(study: study, round: 7, attempt: 2))),
        ("GET", "/v1/bodies/\(hex)", .body(study)),
        ("GET", "/v1/log/checkpoint", .logFile("checkpoint")),
        ("GET", "/v1/log/tile/0/x001/234.p/5", .logFile("tile/0/x001/234.p/5")),
    ])
    func `each call is read from its one spelling`(method: String, path: String, endpoint: Endpoint) throws {
        #expect(try Endpoint(method: method, path: path) == endpoint)
    }

    @Test(arguments: [
        ("GET", ""), ("GET", "/"), ("GET", "/v1"), ("GET", "/v1/"), ("GET", "/v2/studies"), ("GET", "v1/studies"),
        ("GET", "/v1/studies/"), ("GET", "/v1/studies?x=1"), ("POST", "/v1/studies"), ("HEAD", "/v1/studies"),
        ("DELETE", "/v1/studies/\(hex)"), ("GET", "/v1/studies/\(hex.uppercased())"), ("GET", "/v1/studies/abc"),
        ("GET", "/v1/studies/\(hex)/rounds/next?wait=26"), ("GET", "/v1/studies/\(hex)/rounds/next?wait=-1"),
        ("GET", "/v1/studies/\(hex)/rounds/next?wait=05"), ("GET", "/v1/studies/\(hex)/rounds/next?wait="),
        ("GET", "/v1/studies/\(hex)/rounds/next?wait=1&x=2"), ("POST", "/v1/studies/\(hex)/rounds/next"),
        ("POST", "/v1/studies/\(hex)/rounds/0/1/input"), ("POST", "/v1/studies/\(hex)/rounds/01/1/input"),
        ("POST", "/v1/studies/\(hex)/rounds/1/99999999999/input"), ("POST", "/v1/studies/\(hex)/rounds/1/1/keys"),
        ("POST", "/v1/studies/\(hex)/rounds/1/1"), ("POST", "/v1/x/\(hex)/approval"), ("GET", "/v1/log"),
        ("GET", "/v1/log/"), ("GET", "/v1/log/../key"), ("GET", "/v1/log/a//b"), ("GET", "/v1/log/.hidden"),
        ("GET", "/v1/log/%2e%2e/key"), ("GET", "/v1/log/A"),
        ("GET", "/v1/log/tile/\(String(repeating: "a", count: 600))"),
    ])
    func `anything else is an unknown endpoint`(method: String, path: String) {
        let refusal = #expect(throws: Refusal.self) { try Endpoint(method: method, path: path) }
        #expect(refusal?.code == .unknownEndpoint)
    }
}
