/// Where the attributes of one frame stand: in the functional groups of an enhanced image, or at the top.
///
/// A value of the frame's own groups counts before one of the shared groups, and that before one at the top (PS3.3,
/// C.7.6.16). Images that were converted from classic ones keep further attributes in sequences of their own.
struct FrameAttributes {
    /// The whole data set.
    let dataSet: DataSet

    private let groups: [DataSet]
    private let converted: [DataSet]

    /// The attributes of a classic image.
    init(_ dataSet: DataSet) {
        self.dataSet = dataSet
        groups = []
        converted = []
    }

    /// The attributes of a frame of an enhanced image.
    init(_ dataSet: DataSet, shared: DataSet?, frame: DataSet) {
        self.dataSet = dataSet
        groups = [frame] + (shared.map { [$0] } ?? [])
        converted = groups.flatMap {
            $0.items(FunctionalGroup.convertedFrame.sequence) + $0.items(FunctionalGroup.convertedShared.sequence)
        }
    }

    /// Whether the image has functional groups.
    var isEnhanced: Bool { !groups.isEmpty }

    /// The item of a functional group; `nil` if the frame has none.
    func item(_ group: FunctionalGroup) -> DataSet? {
        for level in groups {
            if let item = level.items(group.sequence).first { return item }
        }
        return nil
    }

    /// Where an attribute may stand, the nearest first.
    func levels(_ group: FunctionalGroup? = nil) -> [DataSet] {
        (group.flatMap(item).map { [$0] } ?? []) + converted + [dataSet]
    }

    /// The numbers of the nearest attribute that is present; `nil` if it is absent, or no numbers.
    func numbers(_ attribute: Attribute, in group: FunctionalGroup? = nil) -> [Double]? {
        levels(group).first { $0[attribute.tag] != nil }?.numbers(attribute.tag)
    }

    /// The first number of an attribute.
    func number(_ attribute: Attribute, in group: FunctionalGroup? = nil) -> Double? {
        numbers(attribute, in: group)?.first
    }

    /// The first number of an attribute, if it is whole.
    func integer(_ attribute: Attribute, in group: FunctionalGroup? = nil) -> Int? {
        number(attribute, in: group).flatMap { Int(exactly: $0) }
    }

    /// The text of the nearest attribute that is not empty.
    func text(_ attribute: Attribute, in group: FunctionalGroup? = nil) -> String? {
        levels(group).lazy.compactMap { $0.text(attribute.tag) }.first
    }

    /// The values of the nearest attribute that is not empty.
    func texts(_ attribute: Attribute, in group: FunctionalGroup? = nil) -> [String] {
        levels(group).lazy.map { $0.texts(attribute.tag) }.first { !$0.isEmpty } ?? []
    }

    /// Whether an attribute is present and not empty anywhere.
    func has(_ attribute: Attribute, in group: FunctionalGroup? = nil) -> Bool { text(attribute, in: group) != nil }

    /// The echo time in ms, the effective one of an enhanced image.
    var echoTime: Double? { Self.positive(number(.effectiveEchoTime, in: .echo) ?? number(.echoTime)) }

    /// The repetition time in ms.
    var repetitionTime: Double? { Self.positive(number(.repetitionTime, in: .timing)) }

    /// The inversion time in ms.
    var inversionTime: Double? {
        Self.positive(number(.inversionTimes, in: .modifier)) ?? Self.positive(number(.inversionTime))
    }

    /// The flip angle in degrees.
    var flipAngle: Double? { Self.positive(number(.flipAngle, in: .timing)) }

    /// GE writes 0 for what was not used.
    static func positive(_ number: Double?) -> Double? { number.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } }
}

/// The functional groups that are used (PS3.3, C.7.6.16.2 and C.8.13.5), by the tags of their sequences.
enum FunctionalGroup: UInt32 {
    case pixelMeasures = 0x0028_9110
    case planePosition = 0x0020_9113
    case planeOrientation = 0x0020_9116
    case frameContent = 0x0020_9111
    case pixelValueTransformation = 0x0028_9145
    case realWorldValueMapping = 0x0040_9096
    case cardiacSynchronization = 0x0018_9118
    case diffusion = 0x0018_9117
    case echo = 0x0018_9114
    case timing = 0x0018_9112
    case modifier = 0x0018_9115
    case imagingModifier = 0x0018_9006
    case averages = 0x0018_9119
    case frameTypeMR = 0x0018_9226
    case frameTypeCT = 0x0018_9329
    case frameTypePET = 0x0018_9751
    case frameTypeMap = 0x0040_9092
    case convertedShared = 0x0020_9170
    case convertedFrame = 0x0020_9171

    /// The tag of the sequence.
    var sequence: Tag { Tag(UInt16(rawValue >> 16), UInt16(truncatingIfNeeded: rawValue)) }
}
