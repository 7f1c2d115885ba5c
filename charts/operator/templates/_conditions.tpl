{{/* The schema of status.conditions, as Kubernetes itself defines it. */}}
{{- define "operator.conditions" -}}
description: What is so and what is not, each with a reason and a sentence.
type: array
x-kubernetes-list-type: map
x-kubernetes-list-map-keys: [type]
items:
  type: object
  required: [type, status, reason, lastTransitionTime]
  properties:
    type:
      description: What it is about.
      type: string
    status:
      description: Whether it is so.
      type: string
      enum: ["True", "False", "Unknown"]
    reason:
      description: Why, in one word.
      type: string
    message:
      description: Why, in a sentence that ends with the command where a person must act.
      type: string
    observedGeneration:
      description: The metadata.generation that it speaks of.
      type: integer
      format: int64
    lastTransitionTime:
      description: Since when the status is what it is.
      type: string
      format: date-time
{{- end }}

{{/* A status before anybody has looked, from (what kind, what then): kstatus, and so `helm --wait`, takes its generation
     for work in progress. */}}
{{- define "operator.unobserved" -}}
observedGeneration: -1
conditions:
  - type: Ready
    status: Unknown
    reason: NotLookedAt
    lastTransitionTime: "1970-01-01T00:00:00Z"
    message: >-
      No operator has looked at this {{ first . }} yet. If it stays so, none watches
      {{ regexReplaceAll "\\s+" (last .) " " }}
{{- end }}

{{- define "operator.watches" -}}
kubectl get deployments -A -l app.kubernetes.io/name=souk-operator -o
'custom-columns=NAMESPACE:.metadata.namespace,RELEASE:.metadata.annotations.meta\.helm\.sh/release-name,WATCHES:.metadata.annotations.souk\.dev/watches'
{{- end }}

{{- define "operator.unwatchedDatabase" -}}
its namespace. What each operator watches: {{ include "operator.watches" . }}; add the namespace to the one that should:
helm upgrade RELEASE charts/operator --namespace NAMESPACE --reset-then-reuse-values --set
'watchNamespaces={WATCHES,THIS-NAMESPACE}'
{{- end }}

{{- define "operator.unwatchedServer" -}}
a namespace that it allows. What it allows: kubectl get postgresservers -o
custom-columns=NAME:.metadata.name,ALLOWS:.spec.allowedNamespaces; what each operator watches:
{{ include "operator.watches" . }}; allow one of these: kubectl edit postgresserver NAME
{{- end }}
