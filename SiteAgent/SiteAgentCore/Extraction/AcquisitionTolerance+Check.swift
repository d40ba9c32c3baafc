import DICOM
import Imaging
import Study

extension AcquisitionTolerance {
    /// Why values are not accepted; `nil` if they are.
    ///
    /// No value is none that is accepted where the files could tell it.
    func objection(to values: [Double], filesTell: Bool) -> String? {
        guard !values.isEmpty || !filesTell else { return "\(field.rawValue) is not told by the files" }
        // Files hold 3.2999999 where 3.3 is meant.
        let rounded = values.map { ($0 * 1e4).rounded() / 1e4 }
        guard let outside = rounded.first(where: { !accepts($0) }) else { return nil }
        return "\(field.rawValue) is \((outside * 1e3).rounded() / 1e3); the study accepts \(minimum) to \(maximum)"
    }
}

extension AcquisitionField {
    /// What files tell of the field; nothing where they do not tell.
    func values(of grid: VoxelGrid, _ acquisition: Acquisition?) -> [Double] {
        switch self {
        case .inPlaneSpacing: [grid.spacing.x, grid.spacing.y]
        case .sliceSpacing: [grid.spacing.z]
        case .echoTime: [acquisition?.echoTimeMilliseconds].compactMap(\.self)
        case .repetitionTime: [acquisition?.repetitionTimeMilliseconds].compactMap(\.self)
        case .inversionTime: [acquisition?.inversionTimeMilliseconds].compactMap(\.self)
        case .flipAngle: [acquisition?.flipAngleDegrees].compactMap(\.self)
        case .fieldStrength: [acquisition?.fieldStrengthTesla].compactMap(\.self)
        }
    }
}
