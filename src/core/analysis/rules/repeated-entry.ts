import { runtimeRule } from '../schema-rule';

export const repeatedEntry = runtimeRule({
  id: 'repeated-entry',
  severity: 'info',
  summary: 'An item of a list says again what an earlier one says.',
  why: 'Istio takes it, and it does nothing; of two policies for one port the second is never used, so that what it sets is not in force.',
  source:
    'istio/istio pkg/config/validation/validation.go (ValidateServiceEntry, validatePortTrafficPolicies); pilot/pkg/networking/util/util.go (MergeSubsetTrafficPolicy, GetPortLevelTrafficPolicy)',
});
