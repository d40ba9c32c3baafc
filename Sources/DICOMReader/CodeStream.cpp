#include "CodeStream.h"

#include <openjpeg.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "Refusal.h"

namespace {
/// Where OpenJPEG reads.
struct Source {
    const std::vector<uint8_t> &bytes;
    size_t position = 0;

    static OPJ_SIZE_T read(void *buffer, OPJ_SIZE_T count, void *user) {
        auto &source = *static_cast<Source *>(user);
        const size_t left = source.bytes.size() - source.position;
        if (left == 0) return OPJ_SIZE_T(-1);
        const size_t part = std::min(left, size_t(count));
        std::memcpy(buffer, source.bytes.data() + source.position, part);
        source.position += part;
        return part;
    }

    static OPJ_OFF_T skip(OPJ_OFF_T count, void *user) {
        auto &source = *static_cast<Source *>(user);
        const OPJ_OFF_T left = OPJ_OFF_T(source.bytes.size() - source.position);
        if (count < 0) return -1;
        const OPJ_OFF_T part = std::min(left, count);
        source.position += size_t(part);
        return part;
    }

    static OPJ_BOOL seek(OPJ_OFF_T position, void *user) {
        auto &source = *static_cast<Source *>(user);
        if (position < 0 || size_t(position) > source.bytes.size()) return OPJ_FALSE;
        source.position = size_t(position);
        return OPJ_TRUE;
    }
};

struct DestroyImage {
    void operator()(opj_image_t *image) const { opj_image_destroy(image); }
};
// opj_stream_t and opj_codec_t are one type: the deleter tells them apart.
struct DestroyStream {
    void operator()(opj_stream_t *stream) const { opj_stream_destroy(stream); }
};
struct DestroyCodec {
    void operator()(opj_codec_t *codec) const { opj_destroy_codec(codec); }
};
using Image = std::unique_ptr<opj_image_t, DestroyImage>;
using Stream = std::unique_ptr<opj_stream_t, DestroyStream>;
using Codec = std::unique_ptr<opj_codec_t, DestroyCodec>;

Stream stream(Source &source) {
    Stream made(opj_stream_default_create(OPJ_TRUE));
    if (!made) throw Refused{Refusal::outOfMemory};
    opj_stream_set_user_data(made.get(), &source, nullptr);
    opj_stream_set_user_data_length(made.get(), source.bytes.size());
    opj_stream_set_read_function(made.get(), Source::read);
    opj_stream_set_skip_function(made.get(), Source::skip);
    opj_stream_set_seek_function(made.get(), Source::seek);
    return made;
}

Codec decoder(const std::vector<uint8_t> &bytes) {
    const bool isBare = bytes[0] == 0xFF;
    Codec made(opj_create_decompress(isBare ? OPJ_CODEC_J2K : OPJ_CODEC_JP2));
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    if (!made || !opj_setup_decoder(made.get(), &parameters)) throw Refused{Refusal::outOfMemory};
    // A stream that is cut off is refused, not filled up.
    opj_decoder_set_strict_mode(made.get(), OPJ_TRUE);
    return made;
}

/// Before decoding: what is allocated then follows from these numbers.
void check(const opj_image_t &image, const PixelDescription &description) {
    bool fits = image.numcomps == description.samples && image.x1 > image.x0 && image.y1 > image.y0
        && image.x1 - image.x0 == description.columns && image.y1 - image.y0 == description.rows;
    for (OPJ_UINT32 index = 0; fits && index < image.numcomps; ++index) {
        const opj_image_comp_t &component = image.comps[index];
        fits = component.dx == 1 && component.dy == 1 && component.prec >= 1 && component.prec <= description.bits;
        // Samples below 0 would become large values.
        fits = fits && (!component.sgnd || description.isSigned);
    }
    if (!fits) throw Refused{Refusal::decodingFailed};
}

void copy(const opj_image_t &image, uint8_t *frame, const PixelDescription &description) {
    const size_t count = description.rows * description.columns, size = description.bits / 8;
    for (size_t index = 0; index < description.samples; ++index) {
        const opj_image_comp_t &component = image.comps[index];
        const bool isWhole = component.data && size_t(component.w) * component.h == count;
        if (!isWhole) throw Refused{Refusal::decodingFailed};
        uint8_t *at = frame + index * size;
        for (size_t pixel = 0; pixel < count; ++pixel, at += size * description.samples) {
            const uint32_t value = uint32_t(component.data[pixel]);
            at[0] = uint8_t(value);
            if (size == 2) at[1] = uint8_t(value >> 8);
        }
    }
}
}  // namespace

void CodeStream::decode(uint8_t *frame, const PixelDescription &description) const {
    Source source{bytes_};
    const Stream input = stream(source);
    const Codec codec = decoder(bytes_);
    opj_image_t *made = nullptr;
    const bool hasHeader = opj_read_header(input.get(), codec.get(), &made);
    const Image image(made);
    if (!hasHeader || !image) throw Refused{Refusal::decodingFailed};
    check(*image, description);
    if (!opj_decode(codec.get(), input.get(), image.get()) || !opj_end_decompress(codec.get(), input.get())) {
        throw Refused{Refusal::decodingFailed};
    }
    check(*image, description);
    copy(*image, frame, description);
}
