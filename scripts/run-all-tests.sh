#!/usr/bin/env bash
exec make -C "$(dirname "$0")/.." test
