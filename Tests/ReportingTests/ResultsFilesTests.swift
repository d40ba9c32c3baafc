import CanonicalEncoding
import FederatedAnalysis
import Statistics
import Testing

@testable import Reporting

/// RFC 4180, read as strictly as the tests need.
enum CSVText {
    static func records(_ text: String) -> [[String]] {
        var (records, record, field, quoted) = ([[String]](), [String](), String.UnicodeScalarView(), false)
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where quoted && scalars.first == "\"": field.append(scalars.removeFirst())
            case "\"": quoted.toggle()
            case "," where !quoted: (record, field) = (record + [String(field)], .init())
            case "\r" where !quoted && scalars.first == "\n":
                scalars.removeFirst()
                records.append(record + [String(field)])
                (record, field) = ([], .init())
            default: field.append(scalar)
            }
        }
        return records
    }
}

@Suite struct ResultsFilesTests {
    @Test func `the table has every signature, scheme and site, and its numbers read back exactly`() throws {
        let model = try ReportFixture.model()
        let text = String(decoding: try Report(model).files()["results.csv"], as: UTF8.self)
        let records = CSVText.records(text)
        #expect(records[0] == ResultsCSV.columns)
        #expect(records.allSatisfy { $0.count == ResultsCSV.columns.count })
        #expect(records.count == 1 + 9 * 3 * (1 + 4))
        let primary = try #require(records.first { $0[0] == "dwi_b200" && $0[3] == "patient-k-fold" && $0[4].isEmpty })
        let validation = try #require(model.primary?.validation(.patientFolds))
        #expect(primary[2] == "primary")
        #expect(Double(decimalString: primary[8]) == validation.area.value)
        #expect(Double(decimalString: primary[10]) == validation.interval.value?.lower)
        #expect(Double(decimalString: primary[12]) == validation.interval.value?.oneSidedP)
        #expect(primary[18...21] == ["0.79", "0.61", "0.93", "0.002"])
    }

    @Test func `a field with a comma, a quotation mark or a line end is quoted`() {
        let fields = ["a,b", "say \"no\"", "two\r\nlines", "plain", ""]
        let text = CSVRecord(fields: fields).text
        #expect(text == "\"a,b\",\"say \"\"no\"\"\",\"two\r\nlines\",plain,\r\n")
        #expect(CSVText.records(text) == [fields])
    }

    @Test func `the documents are canonical JSON`() throws {
        let files = try Report(ReportFixture.model()).files()
        for path in ["results.json", "model.json"] {
            let value = try JSONValue(parsing: files[path])
            #expect(value.canonicalBytes == files[path])
        }
    }

    @Test func `models read back with every bit`() throws {
        let model = try ReportFixture.model()
        var document = try JSONFields(JSONValue(parsing: try Report(model).files()["model.json"]))
        let models = try document.array("models")
        #expect(models.count == 9)
        var first = try JSONFields(models[0])
        #expect(try first.string("name") == "dwi_b200")
        let fitted = try #require(model.primary?.model.value)
        #expect(try first.double("intercept") == fitted.intercept)
        let features = try first.array("features")
        for (index, feature) in features.enumerated() {
            var fields = try JSONFields(feature)
            #expect(try fields.string("tag") == fitted.features[index])
            #expect(try fields.double("weight") == fitted.weights[index])
            #expect(try fields.double("mean") == fitted.means[index])
            #expect(try fields.double("deviation") == fitted.deviations[index])
        }
    }
}
