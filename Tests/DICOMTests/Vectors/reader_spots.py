"""What pydicom reads in files of the shared data folder: python3 reader_spots.py FOLDER > reader-spots.csv

Needs pydicom and numpy. The sum is that of the bytes of the uncompressed, little-endian pixel data, without padding.
"""
import sys

import numpy as np
import pydicom

FILES = """
transfer-syntax/same-image/1.dcm
transfer-syntax/same-image/3.dcm
prostatex-0000/t2_tra/1-01.dcm
prostatex-0000/dwi_trace_b50_b400_b800/1-01.dcm
cmb-crc-scan_001/adc_image/1-04.dcm
qin-prostate-adc-seg/adc/1-04.dcm
qin-prostate-adc-seg/seg.dcm
seg-bitpacking-23x38x3/mask/mask.dcm
sts-dicom-rtstruct/STS_025/image/000010.dcm
sts001-original-t2fs/image/1-04.dcm
sts001-original-t2fs/mask/1-1.dcm
vendor-dwi/siemens-xa30-enhanced/adc.dcm
vendor-dwi/canon-enhanced/3000.dcm
""".split()


def main(folder):
    print("path,transfer_syntax,modality,rows,columns,frames,pixel_bytes,byte_sum,items")
    for path in FILES:
        file = pydicom.dcmread(f"{folder}/{path}")
        pixels = np.frombuffer(file.PixelData, np.uint8) if "PixelData" in file else np.zeros(0, np.uint8)
        frames = int(file.get("NumberOfFrames", 1))
        rows, columns, bits = file.get("Rows", 0), file.get("Columns", 0), file.get("BitsAllocated", 0)
        count = (rows * columns * bits * frames * file.get("SamplesPerPixel", 1) + 7) // 8
        items = len(file.get("PerFrameFunctionalGroupsSequence", [])) or len(file.get("ROIContourSequence", []))
        syntax = file.file_meta.TransferSyntaxUID
        print(path, syntax, file.Modality, rows, columns, frames, count, pixels[:count].sum(dtype=int), items, sep=",")


main(sys.argv[1])
