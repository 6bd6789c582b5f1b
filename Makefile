# Two commands: `make site` builds the program and the site, `make test` proves both.
# Each installs what it needs on a bare Debian machine with Go, Node and make.

export CGO_ENABLED := 0
GO ?= go
# -trimpath and no VCS stamp: the same sources give the same program anywhere.
GOBUILD := $(GO) build -trimpath -buildvcs=false
SOURCES := $(shell find cmd internal templates -type f -not -name '*_test.go' -not -path '*/testdata/*') go.mod go.sum
# What browsers run, bundled from npm packages to be embedded. `make SCRIPTS= site`
# does without: the site is complete, but its charts stand still.
SCRIPTS := templates/assets/dist/LICENSES.txt

.PHONY: all site check test lint unit browser tools screenshots pictures torture guide fuzz bench clean

all: site

site: bin/tiendo ## build the program and the site into public/
	bin/tiendo build

check: bin/tiendo ## check the content, write nothing
	bin/tiendo check

bin/tiendo: $(SOURCES) $(SCRIPTS)
	$(GOBUILD) -o $@ ./cmd/tiendo

# npm ci writes this file itself.
node_modules/.package-lock.json: package.json package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: install it (apt-get install npm), or build without scripts (make SCRIPTS= site)" >&2; exit 1; }
	npm ci --ignore-scripts
	@touch $@

templates/assets/dist/LICENSES.txt: node_modules/.package-lock.json $(wildcard cmd/bundle/*.go templates/assets/js/*.js templates/assets/js/*/*.js)
	$(GO) run ./cmd/bundle

test: lint unit ## everything that must pass before a change lands

lint:
	@unformatted=$$(gofmt -l cmd internal templates); if [ -n "$$unformatted" ]; then echo "not gofmt-ed: $$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) vet -tags torture ./internal/browser ./internal/build ./internal/host ./internal/threat ./internal/torture
	$(GO) vet -tags pictures ./internal/browser ./internal/card ./internal/chart
	$(GO) vet -tags guide ./internal/browser
	$(GO) tool staticcheck ./...

unit: $(SCRIPTS) browser tools
	$(GO) test -timeout 30m ./...
	@cat testdata/screenshots/weights.txt 2>/dev/null || echo "weights of pages: as printed when the tests of the browser last ran"

screenshots: $(SCRIPTS) browser ## pictures of every kind of page, in testdata/screenshots, to be looked at
	$(GO) test -tags pictures -count 1 -timeout 30m -run '^TestScreenshots$$' ./internal/browser

pictures: $(SCRIPTS) browser ## the pictures of README, in docs/pictures
	$(GO) test -tags pictures -count 1 -run '^TestPictures$$' ./internal/browser

# The pages are proved in Debian's chromium, with letters for Vietnamese: what is
# missing is installed, or the run fails.
browser:
	@command -v chromium >/dev/null && fc-list :lang=vi 2>/dev/null | grep -q . || \
	  { echo "installing chromium and fonts" && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fontconfig fonts-noto-core >/dev/null; } || \
	  { echo "chromium is missing and could not be installed: apt-get install chromium fontconfig fonts-noto-core" >&2; exit 1; }

# What the tests under fire need of Debian's: strace lets system calls fail,
# ssh-keygen signs.
tools:
	@command -v strace >/dev/null && command -v ssh-keygen >/dev/null || \
	  { echo "installing strace and openssh-client" && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq strace openssh-client >/dev/null; } || \
	  { echo "strace or ssh-keygen is missing and could not be installed: apt-get install strace openssh-client" >&2; exit 1; }

OBSERVATORY := internal/host/testdata/observatory
OPENDATA := internal/build/testdata/opendata

# nginx and Caddy, Mozilla's checker of headers, R and what reads open data as others
# do are installed where they are missing: only these tests need them.
torture: $(SCRIPTS) browser tools ## the long tests: what make test does in short, and what it cannot
	@command -v nginx >/dev/null && command -v caddy >/dev/null || \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light caddy >/dev/null; } || \
	  { echo "nginx and caddy are missing and could not be installed: apt-get install nginx-light caddy" >&2; exit 1; }
	@command -v Rscript >/dev/null && command -v curl >/dev/null && command -v python3 >/dev/null || \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends r-base-core curl python3 >/dev/null; } || \
	  { echo "R, curl or Python is missing and could not be installed: apt-get install r-base-core curl python3" >&2; exit 1; }
	@test -d $(OBSERVATORY)/node_modules || (cd $(OBSERVATORY) && npm ci)
	@test -d $(OPENDATA)/node_modules || (cd $(OPENDATA) && npm ci)
	$(GO) test -tags torture -run Torture -timeout 4h -v ./...
	$(GO) test -tags torture -count=1 -timeout 6h -v ./internal/torture -results $(CURDIR)/docs/torture.md

guide: $(SCRIPTS) browser ## what the guide shows and tells of the program: look at what it made
	$(GO) test -tags guide -count=1 -run TestGuidePictures ./internal/browser
	$(GO) test -run TestGuide -update ./internal/rule

sbom: bin/tiendo ## what the program is made of, as CycloneDX: bin/sbom.cdx.json
	$(GO) run ./cmd/sbom bin/tiendo package-lock.json > bin/sbom.cdx.json

# Go's database of known vulnerabilities, or a copy of it: GOVULNDB=file:///path
vuln: ## is anything known against what the program calls?
	@$(GO) tool govulncheck $(if $(GOVULNDB),-db $(GOVULNDB)) ./cmd/tiendo || { code=$$?; \
	  if [ $$code != 3 ]; then echo "govulncheck could not finish: without a way to Go's database of vulnerabilities give it a copy: make vuln GOVULNDB=file:///path/to/vulndb" >&2; fi; exit $$code; }

fuzz: ## a minute for each fuzz target
	@for p in $$($(GO) list ./...); do \
	  for t in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do echo "$$p $$t"; $(GO) test -run '^$$' -fuzz "^$$t\$$" -fuzztime 60s -fuzzminimizetime 20x $$p || exit 1; done; done

bench: ## what each stage of a build costs, and how it grows with the content; then every benchmark
	$(GO) test -tags bench -run '^TestStages$$' -v -count 1 -timeout 60m ./internal/build
	$(GO) test -run '^$$' -bench . -benchmem -benchtime 0.2s ./...

clean:
	rm -rf bin public .public.tiendo templates/assets/dist
