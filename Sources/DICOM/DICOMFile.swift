/// A file as the reader hands it over.
public struct DICOMFile: Sendable, Hashable {
    /// The UID of the transfer syntax that the file is stored in; the data set is plain in any case.
    public let transferSyntax: String

    /// The elements; pixel data, where it was asked for, is uncompressed and little-endian.
    public let dataSet: DataSet

    /// Pairs both.
    public init(transferSyntax: String, dataSet: DataSet) {
        self.transferSyntax = transferSyntax
        self.dataSet = dataSet
    }
}
