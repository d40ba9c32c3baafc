import SwiftASN1
import X509

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What a server certificate may be issued to: a DNS name or an IP address.
struct HostName {
    let generalName: GeneralName

    init(_ text: String) throws(IdentityError) {
        if let address = Self.address(text, family: AF_INET, count: 4)
            ?? Self.address(text, family: AF_INET6, count: 16)
        {
            generalName = .ipAddress(ASN1OctetString(contentBytes: address[...]))
        } else if Self.isDNSName(text) {
            generalName = .dnsName(text)
        } else {
            throw .invalidHostName(text)
        }
    }

    private static func address(_ text: String, family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        // Sound: inet_pton writes `count` bytes, which is the size of the family's address.
        let status = unsafe inet_pton(family, text, &bytes)
        return status == 1 ? bytes : nil
    }

    /// Letters, digits and hyphens in labels of at most 63 (RFC 1123, section 2.1); the last is not a number.
    private static func isDNSName(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 253, let last = labels.last, Int(last) == nil else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || isDigitOrHyphen($0)) }
        }
    }

    private static func isDigitOrHyphen(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || scalar == "-"
    }
}
