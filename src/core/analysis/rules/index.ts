import type { Rule } from '../rule';
import { admissionRules } from './lists/admission';
import { ambientRules } from './lists/ambient';
import { clusterRules } from './lists/clusters';
import { gatewayRules } from './lists/gateways';
import { hostRules } from './lists/hosts';
import { istioctlRules } from './lists/istioctl';
import { policyRules } from './lists/policies';
import { requestRules } from './lists/requests';
import { routeRules } from './lists/routes';
import { serviceRules } from './lists/services';
import { tlsNameRules } from './lists/tls-names';
import { tlsStartRules } from './lists/tls-start';
import { visibilityRules } from './lists/visibility';
import { workspaceRules } from './lists/workspace';
import { writtenRules } from './lists/written';

/** Every rule, in the order in which a listing shows them: what a text says by itself first, then what istiod and proxies make of it. */
export const rules: readonly Rule[] = [
  ...writtenRules,
  ...admissionRules,
  ...workspaceRules,
  ...istioctlRules,
  ...tlsStartRules,
  ...serviceRules,
  ...tlsNameRules,
  ...policyRules,
  ...clusterRules,
  ...requestRules,
  ...gatewayRules,
  ...ambientRules,
  ...routeRules,
  ...visibilityRules,
  ...hostRules,
];
