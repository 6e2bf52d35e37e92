import { schemaRule } from '../schema-rule';

export const ambiguousScalar = schemaRule({
  id: 'ambiguous-scalar',
  severity: 'warning',
  summary: 'A value without quotes means one thing to kubectl and another to readers of YAML 1.2.',
  why: 'kubectl and istioctl read by YAML 1.1, where 0443 is the octal number 291 and yes is true. What is applied is then not what other tools show; Fairway takes the octal number, as it is applied.',
  source:
    'gopkg.in/yaml.v2 resolve.go (resolve), which sigs.k8s.io/yaml uses; https://yaml.org/spec/1.2.2/#103-core-schema',
});
