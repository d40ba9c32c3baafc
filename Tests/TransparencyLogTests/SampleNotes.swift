/// Notes and keys that others published.
enum SampleNotes {
    /// The example of golang.org/x/mod/sumdb/note.
    static let goVerifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let goSigner = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let goText =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    static let goSignature =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

    /// The example of C2SP signed-note, "verifier keys".
    static let c2spVerifier = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    static let c2spNote =
        "This is an example message.\n\n"
        + "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"

    /// A log of 300 entries and a witness's cosignature, made by tlog_ref.py: see ``ReferenceLog``.
    static let referenceVerifier =
        "consortium.example/clm-hypoxia/rounds+d8d3ef3d+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
    static let referenceWitness = "hospital-a.example/witness+ab738b05+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"
    static let referenceCheckpoint =
        "consortium.example/clm-hypoxia/rounds\n300\n8YRtxdFKFS1s41sQqetbFyIcU7pEOnY5DwxdGh/K+ls=\n\n"
        + "— consortium.example/clm-hypoxia/rounds 2NPvPdAvrom+Gz/KCFwKPdyTIV1SxrmOsukkwq0+E01OO0mbZUc2XQqXxFq4ZyVCny+jMUbV"
        + "3oU4mVtieM4u+nEF7go=\n"
        + "— hospital-a.example/witness q3OLBQAAAABo53gA1IHGxHvREklzfeSrdBK0nTZDu00JXX1vrFtkhKgKoAUWhjEFeKvU/flsZHl3vRJYwntx"
        + "7VniR4sEx5597VSXCQ==\n"
}
