{{/* Cache keys have a TTL and may go; streams have none and stay. */}}
{{- define "data.valkeyConfiguration" -}}
valkey.conf: |
  dir /data
  appendonly yes
  appendfsync everysec
  save ""
  maxmemory {{ .Values.valkey.maxMemory }}
  maxmemory-policy volatile-lru
  include /run/souk/auth.conf
{{- end -}}
