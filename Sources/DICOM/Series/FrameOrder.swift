/// What may tell two frames at one position apart, apart from diffusion.
public struct FrameOrder: Sendable, Hashable {
    /// The stack of an enhanced image, whose frames belong to one volume's geometry.
    public let stackID: String?

    /// TemporalPositionIndex or TemporalPositionIdentifier.
    public let temporalPosition: Int?

    /// FrameAcquisitionNumber or AcquisitionNumber.
    public let acquisitionNumber: Int?

    /// TriggerTime or NominalCardiacTriggerDelayTime in ms.
    public let triggerTime: Double?

    /// AcquisitionTime, then ContentTime, as seconds of the day.
    public let times: [Double]

    /// EchoNumbers.
    public let echoNumber: Int?

    init(_ attributes: FrameAttributes) {
        stackID = attributes.text(.stackID, in: .frameContent)
        temporalPosition =
            attributes.integer(.temporalPositionIndex, in: .frameContent) ?? attributes.integer(.temporalPosition)
        acquisitionNumber =
            attributes.integer(.frameAcquisitionNumber, in: .frameContent) ?? attributes.integer(.acquisitionNumber)
        triggerTime =
            attributes.number(.nominalTriggerDelay, in: .cardiacSynchronization) ?? attributes.number(.triggerTime)
        times =
            attributes.isEnhanced
            ? [] : [Attribute.acquisitionTime, .contentTime].map { Self.seconds(attributes.text($0)) ?? -1 }
        echoNumber = attributes.integer(.echoNumbers)
    }

    /// `hhmmss.ffffff` (PS3.5, table 6.2-1); later parts may be absent.
    private static func seconds(_ text: String?) -> Double? {
        guard let number = text.flatMap(Double.init), (0..<240_000).contains(number) else { return nil }
        let whole = Int(number)
        return Double(whole / 10_000 * 3600 + whole / 100 % 100 * 60 + whole % 100) + number - Double(whole)
    }
}
