# `make site` and `make test` are all an office or a developer needs; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site check serve test unit lint format lock golden bench fuzz mutants cover headers audit clean

help: ## 列出全部命令
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/'

site: $(VENV)/.ready ## 检查目录并生成网站（site 文件夹）
	@$(BIN)/gongkai build

check: $(VENV)/.ready ## 检查目录
	@$(BIN)/gongkai check

serve: $(VENV)/.ready ## 本机预览，目录一改就刷新
	@$(BIN)/gongkai serve

test: $(VENV)/.ready-dev ## 运行全部检查和测试，含浏览器测试
	@sh tests/prepare.sh
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest -n 2 --dist worksteal

unit: $(VENV)/.ready-dev ## 只运行快的测试，一分钟以内：不建站、不打印，不用浏览器和 Node
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m unit

lint: $(VENV)/.ready-dev ## 代码风格、类型、目录
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/gongkai check --strict --quiet

format: $(VENV)/.ready-dev ## 统一代码格式
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: $(VENV)/.ready-dev ## 和别的生成器一起测速，结果写在 benchmarks/report.md；要 npm，十来分钟
	@$(BIN)/python -m benchmarks.run

fuzz: $(VENV)/.ready-dev ## 用一万份怀着恶意的输入试每一个入口
	@$(BIN)/python -m tests.fuzz --count 10000

mutants: $(VENV)/.ready-dev ## 故意改坏程序，看测试发现几成
	@$(BIN)/python -m tools.mutants

cover: $(VENV)/.ready-dev ## 不能出错的几块，测试走到了几成
	@$(BIN)/python -m tools.cover

headers: $(VENV)/.ready-dev ## 服务器设置里的响应头，照 Mozilla Observatory 的规则打分
	@$(BIN)/python -m tools.observatory

audit: $(VENV)/.ready-dev requirements-audit.lock ## 用到的软件包有没有已知的漏洞；查不成就说没有查
	@test -x $(VENV)/audit/bin/pip-audit || { $(BIN)/python -m venv $(VENV)/audit && $(VENV)/audit/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-audit.lock; } || true
	@$(BIN)/python -m tools.audit

lock: $(VENV)/.ready-dev ## 重新锁定依赖版本
	@$(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip compile -q --generate-hashes --no-header --no-annotate pyproject.toml --extra all --extra install -o requirements.lock
	@$(BIN)/uv pip compile -q --generate-hashes --no-header --no-annotate pyproject.toml --extra all --extra install --extra dev -o requirements-dev.lock
	@echo "pip-audit>=2.10" | $(BIN)/uv pip compile -q --generate-hashes --no-header --no-annotate - -o requirements-audit.lock

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本"; exit 3; }
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock tests/requirements-wechat.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r tests/requirements-wechat.lock
	@touch $@

clean: ## 删除生成的网站和缓存
	@rm -rf site .pytest_cache .mypy_cache .ruff_cache .hypothesis
