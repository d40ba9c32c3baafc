import CCurl

/// Owns one libcurl handle and the multi handle that drives it; the only place where their pointers are touched.
///
/// The multi interface is used for one transfer at a time because only it can be woken at once from outside. Not
/// thread-safe but for ``wake()``.
@safe final class CurlHandle {
    private let easy: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer

    /// libcurl wants this once per process, before anything else; the runtime makes that one thread-safe call.
    private static let isInitialised = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init?() {
        guard Self.isInitialised, let easy = unsafe curl_easy_init() else { return nil }
        guard let multi = unsafe curl_multi_init() else {
            unsafe curl_easy_cleanup(easy)
            return nil
        }
        unsafe self.easy = easy
        unsafe self.multi = multi
    }

    deinit {
        // Sound: both come from the matching init and are freed once; the easy one is in no multi any more.
        unsafe curl_easy_cleanup(easy)
        unsafe curl_multi_cleanup(multi)
    }

    /// Forgets all options, keeps the connection.
    func reset() { unsafe curl_easy_reset(easy) }

    /// Sets an option of type long.
    func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(unsafe intramural_set_long(easy, option, value), option)
    }

    /// Sets an option of type string, which libcurl copies.
    func set(_ option: CURLoption, _ value: String?) throws(TransportError) {
        try check(unsafe intramural_set_string(easy, option, value), option)
    }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(TransportError) {
        guard code == CURLE_OK else {
            throw .misconfigured(
                "This machine's libcurl does not take option \(option.rawValue) (code \(code.rawValue))."
            )
        }
    }

    /// What the last transfer left, of type long.
    func information(_ info: CURLINFO) -> Int {
        var value = 0
        // Sound: the callers ask for information of type long only.
        return unsafe intramural_get_long(easy, info, &value) == CURLE_OK ? value : 0
    }

    /// Makes ``run(into:headers:body:unless:)`` look at its flag.
    ///
    /// May be called from any thread, as libcurl documents for `curl_multi_wakeup` alone.
    func wake() { unsafe curl_multi_wakeup(multi) }
}

// MARK: - Transferring

extension CurlHandle {
    /// Runs the transfer that the options describe; how it failed, or `nil` if it did not.
    func run(
        into transfer: CurlTransfer,
        headers: [String],
        body: [UInt8]?,
        unless flag: CancellationFlag
    ) throws -> CurlFailure? {
        var list: UnsafeMutablePointer<curl_slist>?
        defer { unsafe curl_slist_free_all(list) }
        for header in headers {
            guard let longer = unsafe curl_slist_append(list, header) else { throw Self.outOfMemory }
            unsafe list = longer
        }
        unsafe intramural_set_pointer(easy, CURLOPT_HTTPHEADER, list)
        _ = unsafe intramural_set_off_t(easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(transfer.maximumBytes))
        setSinks(transfer)
        // Sound: what libcurl only borrows (list, transfer, text, body) outlives the transfer, which ends in here.
        return try withExtendedLifetime(transfer) {
            var text = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
            let code = try unsafe text.withUnsafeMutableBufferPointer { text in
                unsafe intramural_set_pointer(easy, CURLOPT_ERRORBUFFER, text.baseAddress)
                defer { unsafe intramural_set_pointer(easy, CURLOPT_ERRORBUFFER, nil) }
                return try sending(body) { try drive(unless: flag) }
            }
            if code == CURLE_FILESIZE_EXCEEDED { transfer.isTooLarge = true }
            return code.map { failure($0, detail: text) }
        }
    }

    private static var outOfMemory: TransportError { .misconfigured("There is no memory for a request.") }

    private func sending<Result>(_ body: [UInt8]?, _ drive: () throws -> Result) throws -> Result {
        guard let body else { return try drive() }
        try set(CURLOPT_POST, 1)
        _ = unsafe intramural_set_off_t(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        return try unsafe body.withUnsafeBytes { bytes in
            // An empty body must not be NULL, which would make libcurl read it from standard input.
            unsafe intramural_set_pointer(easy, CURLOPT_POSTFIELDS, bytes.baseAddress ?? UnsafeRawPointer(easy))
            return try drive()
        }
    }

    /// Drives the transfer to its end; its code, or `nil` if all went well.
    private func drive(unless flag: CancellationFlag) throws -> CURLcode? {
        guard unsafe curl_multi_add_handle(multi, easy) == CURLM_OK else { throw Self.outOfMemory }
        // Closes the connection of a transfer that has not ended, as it must: the rest of an answer may be under way.
        defer { unsafe curl_multi_remove_handle(multi, easy) }
        while true {
            var running: Int32 = 0
            guard unsafe curl_multi_perform(multi, &running) == CURLM_OK else { throw Self.outOfMemory }
            let result = unsafe intramural_finished(multi)
            if result >= 0 { return result == 0 ? nil : CURLcode(rawValue: UInt32(result)) }
            guard !flag.isRaised else { throw CancellationError() }
            unsafe curl_multi_poll(multi, nil, 0, 1000, nil)
        }
    }

    private func failure(_ code: CURLcode, detail: [CChar]) -> CurlFailure {
        CurlFailure(
            code: code.rawValue,
            verification: information(CURLINFO_SSL_VERIFYRESULT),
            proxyStatus: information(CURLINFO_HTTP_CONNECTCODE),
            detail: String(decoding: detail.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        )
    }

    private func setSinks(_ transfer: CurlTransfer) {
        // Sound: the transfer outlives the callbacks, see `run`.
        let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
        _ = unsafe intramural_set_sink(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let context = unsafe context else { return 0 }
            let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
            let length = size * count
            // Any number but all of them stops the transfer; libcurl's magic numbers are much larger than a block.
            return unsafe transfer.receive(UnsafeRawBufferPointer(start: bytes, count: length)) ? length : length + 1
        }
        _ = unsafe intramural_set_sink(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            guard let context = unsafe context else { return 0 }
            let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
            let length = size * count
            let line = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
            return unsafe transfer.receiveHeader(line) ? length : length + 1
        }
        _ = unsafe intramural_set_pointer(easy, CURLOPT_WRITEDATA, context)
        _ = unsafe intramural_set_pointer(easy, CURLOPT_HEADERDATA, context)
    }
}
