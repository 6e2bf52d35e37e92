/** What a pane says while it has nothing to show: the page says it as long as the pane's code is not fetched, and then the pane itself. */
export const idleWords = {
  inspector: 'Select a card, a wire or a line of YAML to see its settings.',
  yaml: 'No file is open. Open YAML files, paste YAML, or add a resource: its text appears here.',
  topology: 'The diagram appears here once there is something to draw.',
  problems: 'Findings appear here once there is something to look at.',
  trace: 'Choose a pod and a URL to see each decision on the way.',
  assertions: 'No promises yet. A promise is a call with an expected outcome, which CI can check.',
  posture: 'Who reaches what appears here once there are pods and entries.',
  lab: 'Ejection and failover can be tried here once there is a ServiceEntry or a Service.',
} as const;
