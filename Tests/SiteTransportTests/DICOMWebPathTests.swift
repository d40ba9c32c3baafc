import Testing

@testable import SiteTransport

@Suite struct DICOMWebPathTests {
    private let page = QIDOPath.Page(offset: 20, limit: 10)

    @Test func `what would mean something else in a patient's ID is escaped`() {
        let question = PullQuestion(line: 1, key: .patient("Ä/7&x=1#?%"))
        #expect(
            QIDOPath.studies(question, filter: PullFilter(), page: page)
                == "/studies?PatientID=%C3%84/7%26x%3D1%23%3F%25&limit=10&offset=20"
        )
    }

    @Test func `dates and a single modality are asked for too`() throws {
        let question = PullQuestion(line: 1, key: .study(try #require(UniqueIdentifier("1.2"))))
        var filter = PullFilter(dates: StudyDates(from: "2019-01-31", to: nil), modalities: ["MR"])
        #expect(
            QIDOPath.studies(question, filter: filter, page: page)
                == "/studies?StudyInstanceUID=1.2&StudyDate=20190131-&ModalitiesInStudy=MR&limit=10&offset=20"
        )
        filter = PullFilter(dates: StudyDates(from: nil, to: "20200228"), modalities: ["MR", "SEG"])
        #expect(
            QIDOPath.studies(question, filter: filter, page: page)
                == "/studies?StudyInstanceUID=1.2&StudyDate=-20200228&limit=10&offset=20"
        )
    }

    @Test func `series, instances and an instance lie below their study`() throws {
        let (study, series) = try (#require(UniqueIdentifier("1.2")), #require(UniqueIdentifier("3.4")))
        let found = FoundSeries(
            study: study,
            identifier: series,
            modality: "MR",
            description: nil,
            announcedInstances: 1
        )
        #expect(
            QIDOPath.series(of: study, page: page)
                == "/studies/1.2/series?includefield=0008103E&includefield=00201209&limit=10&offset=20"
        )
        #expect(QIDOPath.instances(of: found, page: page) == "/studies/1.2/series/3.4/instances?limit=10&offset=20")
        #expect(QIDOPath.metadata(of: found) == "/studies/1.2/series/3.4/metadata")
        let instance = try #require(UniqueIdentifier("5.6"))
        #expect(QIDOPath.instance(instance, of: found) == "/studies/1.2/series/3.4/instances/5.6")
    }

    // MARK: Addresses

    @Test(arguments: [
        ("https://pacs.example/dicom-web/", "https://pacs.example/dicom-web"),
        ("https://pacs.example:8443//", "https://pacs.example:8443"),
        ("http://127.0.0.1:8042/dicom-web", "http://127.0.0.1:8042/dicom-web"),
        ("http://10.1.2.3/aets/A_B/rs", "http://10.1.2.3/aets/A_B/rs"), ("http://[::1]:80", "http://[::1]:80"),
        ("http://172.31.0.1", "http://172.31.0.1"), ("http://localhost", "http://localhost"),
        ("http://[fd12::1]", "http://[fd12::1]"), ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
    ])
    func `an address is taken without its last slash`(text: String, expected: String) throws {
        #expect(try PACSAddress(text, allowPlainHTTP: false).description == expected)
    }

    @Test(arguments: [
        "", "pacs.example", "ftp://pacs.example", "https://", "https:///x", "https://pacs.example?x", "https://a b",
        "https://pacs.example/#x", "https://pacs.example:0", "https://pacs.example:99999", "https://pacs.example:8x",
        "https://[zz]", "https://[::1", "https://[::1]x", "https://pacs.example/\r\nX: y", "HTTPS://pacs.example",
    ])
    func `what is no address is refused`(text: String) {
        #expect(throws: PACSError.self) { try PACSAddress(text, allowPlainHTTP: true) }
    }

    @Test(arguments: [
        "http://pacs", "http://8.8.8.8", "http://172.32.0.1", "http://0x7f.0.0.1", "http://127.1", "http://010.0.0.1",
        "http://[2001:db8::1]", "http://[fd::1]", "http://10.0.0.1.example", "http://192.168.1.1.example.org",
    ])
    func `plain http to somewhere else needs a word`(text: String) throws {
        let error = #expect(throws: PACSError.self) { try PACSAddress(text, allowPlainHTTP: false) }
        #expect(error?.description.contains("--allow-plain-http") == true)
        #expect(try PACSAddress(text, allowPlainHTTP: true).isPlain)
    }

    @Test func `a password in an address is refused without being repeated`() {
        let error = #expect(throws: PACSError.self) {
            try PACSAddress("https://eve:topsecret@pacs.example", allowPlainHTTP: false)
        }
        #expect(error?.description.contains("topsecret") == false)
        #expect(error?.description.contains("--login-file") == true)
    }

    // MARK: Dates and descriptions

    @Test func `dates are days, in order`() {
        #expect(StudyDates(from: "2019-02-30", to: nil) != nil)
        for (first, last) in [
            ("2019-13-01", nil), ("2019-1-01", nil), ("20190132", nil), ("2020-01-01", "2019-01-01"), ("", nil),
            (nil, "yesterday"), ("2019-0101", nil),
        ] as [(String?, String?)] {
            #expect(StudyDates(from: first, to: last) == nil, "\(String(describing: first))")
        }
        let range = StudyDates(from: "2019-01-01", to: "2019-12-31")
        #expect(range?.contains("20190101") == true && range?.contains("20191231") == true)
        #expect(range?.contains("20200101") == false && range?.contains("2019") == false)
        #expect(StudyDates(from: nil, to: nil)?.dicomRange == nil)
    }

    @Test(arguments: [
        ("*", "", true), ("", "", true), ("", "a", false), ("*t2*", "ep2d_T2_TRA", true), ("t2*", "ep2d_t2", false),
        ("t?_*", "T2_tse", true), ("a*b*c", "a-c-b-c", true), ("a*b*c", "a-c-b", false), ("***", "x", true),
        ("?", "", false),
    ])
    func `a pattern is for the whole description`(pattern: String, text: String, expected: Bool) {
        #expect(DescriptionPattern(pattern).matches(text) == expected)
    }

    @Test func `a pattern of many stars takes no time`() {
        let pattern = DescriptionPattern(String(repeating: "*a", count: 200) + "*b")
        #expect(!pattern.matches(String(repeating: "a", count: 5000)))
    }
}
