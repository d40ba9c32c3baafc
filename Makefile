# One set of flags for everything, so that tests, demo and benchmarks share one build.
SWIFT_FLAGS := -c release -Xswiftc -enable-testing
PACKAGES := curl libcurl4-openssl-dev libdcmtk-dev libopenjp2-7-dev libsqlite3-dev libssl-dev openssl pkg-config zlib1g-dev
# What the tests alone need: a real PACS, which they start themselves; its system service is kept from starting.
TEST_PACKAGES := orthanc orthanc-dicomweb

.PHONY: help packages build test demo lint bench-rounds bench-radiomics bench-intake fuzz fuzz-dicom

help: ## Show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

packages: ## Install the system packages that are missing (Debian, needs root or sudo)
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null | grep -qx installed || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
	  case "$$missing" in *orthanc*) \
	    if [ -d /run/systemd/system ]; then $$as systemctl mask --quiet orthanc.service; fi;; \
	  esac; \
	  $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	fi

build: packages ## Build the programs
	swift build $(SWIFT_FLAGS)

# `swift test` by itself would add a flag that is here already, and so build everything a second time.
test: PACKAGES += $(TEST_PACKAGES)
test: packages ## Build and run all tests
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build $(SWIFT_FLAGS)

demo: build ## The whole job on synthetic images; DATA=folder for real ones
	@DATA="$(DATA)" OUT="$(OUT)" SITES="$(SITES)" Documentation/demo.sh

bench-rounds: build ## Measure rounds over mutual TLS: latency, memory, bytes
	@Tests/Benchmarks/Rounds/run.sh

bench-radiomics: build ## Measure feature extraction: speed and memory; DATA=folder with real images
	@DATA="$(DATA)" Tests/Benchmarks/Radiomics/run.sh

bench-intake: build ## Measure sorting of DICOM folders: speed and memory; DATA=folder with files
	@DATA="$(DATA)" Tests/Benchmarks/Intake/run.sh

fuzz: packages ## Fuzz the parsers; RUNS=100000 each, TARGET=one of them
	@RUNS="$(RUNS)" TARGET="$(TARGET)" Tests/Fuzz/run.sh

fuzz-dicom: build ## Read damaged copies of the DICOM files below DATA; RUNS=100000, SEED=1
	.build/release/DICOMReaderCampaign .build/release/dicom-reader "$(or $(DATA),../shared/data)" \
	  $(or $(RUNS),100000) $(or $(SEED),1) "$(or $(OUT),.build/fuzz-dicom)"

lint: ## Check the format of the code
	swift format lint --strict --recursive --parallel Package.swift Sources Protocols Coordinator SiteAgent Tests
