/// A value with one JSON form.
public protocol JSONRepresentable: Sendable {
    /// The value as JSON.
    var json: JSONValue { get }

    /// Reads the value; what it does not know is refused.
    init(json: JSONValue) throws(JSONError)
}
