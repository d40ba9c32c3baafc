/// A number that the data may or may not support.
public enum Estimate<Value: Sendable>: Sendable {
    /// The value.
    case value(Value)

    /// Why there is none, in plain words: "one class only", for example.
    case notEstimable(String)

    /// The value, if there is one.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }
}

extension Estimate: Equatable where Value: Equatable {}
extension Estimate: Hashable where Value: Hashable {}
