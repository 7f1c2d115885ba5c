{{/* The schema of status.conditions, as Kubernetes itself defines it. */}}
{{- define "operator.conditions" -}}
type: array
x-kubernetes-list-type: map
x-kubernetes-list-map-keys: [type]
items:
  type: object
  required: [type, status, reason, lastTransitionTime]
  properties:
    type: {type: string}
    status: {type: string, enum: ["True", "False", "Unknown"]}
    reason: {type: string}
    message: {type: string}
    observedGeneration: {type: integer, format: int64}
    lastTransitionTime: {type: string, format: date-time}
{{- end }}
