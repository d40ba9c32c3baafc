import DICOM

extension ImageVolume {
    /// Whether its values are whole numbers by their type, without a scale: some programs then keep them whole.
    var holdsWholeNumbers: Bool {
        slices.allSatisfy { $0.frame.rescaleSlope == 1 && $0.frame.rescaleIntercept == 0 }
    }
}
