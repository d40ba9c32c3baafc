import Foundation
import Testing

@testable import SiteAgentCore

@Suite struct FolderListingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["a/x", "a/sub/y", "a/.hidden/h", "b/z", "b/a/w"] {
            try folder.write(Array("text".utf8), to: name)
        }
    }

    private func listing(_ names: String...) throws -> FolderListing {
        try FolderListing(names.map { folder.url.appendingPathComponent($0) })
    }

    private func paths(_ listing: FolderListing) -> [String] { listing.files.map { listing.path(of: $0) } }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appendingPathComponent(name).path,
            withDestinationPath: target
        )
    }

    @Test func `files are those of each folder in turn, called after it if there are several`() throws {
        #expect(try paths(listing("a")) == ["sub/y", "x"])
        #expect(try paths(listing("b", "a")) == ["b/a/w", "b/z", "a/sub/y", "a/x"])
    }

    @Test func `a folder that is named twice, or lies in another one, counts once`() throws {
        #expect(try paths(listing("a", "a", "b/../a")) == ["sub/y", "x"])
        #expect(try paths(listing("a", "a/sub")) == ["a/sub/y", "a/x"])
        #expect(try paths(listing("a/sub", "a")) == ["sub/y", "a/x"])
        // Hidden files are passed over, unless their folder is named.
        #expect(try paths(listing("a", "a/.hidden")) == ["a/sub/y", "a/x", "a/.hidden/h"])
    }

    @Test func `folders of one name are told apart by the folders above them`() throws {
        let names = try paths(listing("a", "b/a"))
        #expect(names.map { $0.split(separator: "/").suffix(2).joined(separator: "/") } == ["sub/y", "a/x", "a/w"])
        #expect(names[2].hasSuffix("b/a/w"))
        #expect(names[1].hasSuffix("/a/x") && !names[1].hasSuffix("b/a/x"))
    }

    @Test func `links to folders and what is no file are told, and links to files are files`() throws {
        try link("a/folder", to: "../b")
        try link("a/dead", to: "nowhere")
        try link("a/file", to: "../b/z")
        let listing = try listing("a")
        #expect(paths(listing) == ["file", "sub/y", "x"])
        let obstacles = listing.obstacles.map { "\(listing.path(of: $0.path)) \($0.obstacle)" }
        #expect(obstacles.sorted() == ["dead noFile", "folder linkToFolder"])
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser reads everything"))
    func `a folder that cannot be read is told`() throws {
        let locked = folder.url.appendingPathComponent("a/sub").path
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: locked)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: locked) }
        let listing = try listing("a")
        #expect(paths(listing) == ["x"])
        #expect(listing.obstacles.map { listing.path(of: $0.path) } == ["sub"])
        #expect(listing.obstacles.map(\.obstacle) == [.unreadable])
    }

    @Test func `of several folders, the one that is not there is named by its number`() throws {
        let one = #expect(throws: SiteError.self) { _ = try listing("nowhere") }
        #expect(one?.problem == "The folder of images cannot be read.")
        let second = #expect(throws: SiteError.self) { _ = try listing("a", "nowhere") }
        #expect(second?.problem == "Folder 2 of 2 cannot be read.")
    }

    @Test(
        arguments: [
            // (0008,0005) CS, (0008,0016) UI and (0002,0000) UL, with and without representation, in both byte orders.
            ([0x08, 0, 0x05, 0, 0x43, 0x53, 0x0A, 0], true), ([0x08, 0, 0x05, 0, 0x0A, 0, 0, 0], true),
            ([0, 0x08, 0, 0x16, 0x55, 0x49, 0, 0x1A], true), ([0, 0x08, 0, 0x05, 0, 0, 0, 0x0A], true),
            ([0x02, 0, 0, 0, 0x55, 0x4C, 0x04, 0], true), (Array("DICMabcd".utf8), true),
            (Array("%PDF-1.7".utf8), false), ([0x50, 0x4B, 3, 4, 0x14, 0, 0, 0], false), (Array("text".utf8), false),
            ([0x02, 0, 0, 0, 0x04, 0, 0, 0], false), ([0x08, 0, 0x05, 0, 0, 0, 0, 0x0A], false),
            ([0x08, 0, 0x20, 0, 0x44, 0x41, 0x08, 0], false), ([0, 0, 0, 0, 0, 0, 0, 0], false), ([], false),
        ] as [([UInt8], Bool)]
    )
    func `a data set without the header of its file is told by its first element`(bytes: [UInt8], isBare: Bool) {
        #expect(FileBeginning(bytes).isBareDataSet == isBare)
    }
}
