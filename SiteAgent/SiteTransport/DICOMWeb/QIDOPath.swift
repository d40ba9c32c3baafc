/// Paths and queries of QIDO-RS and WADO-RS (PS3.18, sections 10.4 and 10.6), behind the service's address.
enum QIDOPath {
    /// A part of a long list.
    struct Page: Sendable, Hashable {
        let offset: Int
        let limit: Int
    }

    static func studies(_ question: PullQuestion, filter: PullFilter, page: Page) -> String {
        var query: [(String, String)] =
            switch question.key {
            case .patient(let identifier): [("PatientID", identifier)]
            case .study(let identifier): [("StudyInstanceUID", identifier.text)]
            }
        if let range = filter.dates?.dicomRange { query.append(("StudyDate", range)) }
        // One can be asked for everywhere; several are told apart when the series are known.
        if filter.modalities.count == 1, let only = filter.modalities.first {
            query.append(("ModalitiesInStudy", only))
        }
        return "/studies" + encoded(query, page)
    }

    static func series(of study: UniqueIdentifier, page: Page) -> String {
        "/studies/\(study.text)/series"
            + encoded([("includefield", "0008103E"), ("includefield", "00201209")], page)
    }

    static func instances(of series: FoundSeries, page: Page) -> String {
        path(of: series) + "/instances" + encoded([], page)
    }

    static func metadata(of series: FoundSeries) -> String { path(of: series) + "/metadata" }

    static func instance(_ instance: UniqueIdentifier, of series: FoundSeries) -> String {
        path(of: series) + "/instances/\(instance.text)"
    }

    private static func path(of series: FoundSeries) -> String {
        "/studies/\(series.study.text)/series/\(series.identifier.text)"
    }

    private static func encoded(_ query: [(String, String)], _ page: Page) -> String {
        let all = query + [("limit", "\(page.limit)"), ("offset", "\(page.offset)")]
        return "?" + all.map { "\($0)=\(escaped($1))" }.joined(separator: "&")
    }

    /// A value of a query (RFC 3986, section 3.4): what could be taken for something else is its UTF-8 in percent signs.
    ///
    /// No more than that, since some servers do not read percent signs: of Orthanc's DICOMweb plugin, 1.7 does not, so
    /// that it finds nobody whose ID has a space or a letter outside ASCII.
    static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { escaped, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E,
                UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                escaped.append("%")
                escaped.append(digits[Int(byte >> 4)])
                escaped.append(digits[Int(byte & 15)])
            }
        }
    }
}
