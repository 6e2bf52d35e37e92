import type { Rule } from '../../rule';
import { callerNotInExport } from '../caller-not-in-export';
import { decidedByAge } from '../decided-by-age';
import { hostInOtherNamespace } from '../host-in-other-namespace';
import { hostNotImported } from '../host-not-imported';
import { misnamedNamespace } from '../misnamed-namespace';
import { notExportedHome } from '../not-exported-home';
import { selectorOutOfReach } from '../selector-out-of-reach';
import { unsetOutboundMode } from '../unset-outbound-mode';
import { unusedSubset } from '../unused-subset';

/** Hosts that callers do not see, and who decides among those that they see. */
export const visibilityRules: readonly Rule[] = [
  callerNotInExport,
  hostNotImported,
  unsetOutboundMode,
  hostInOtherNamespace,
  decidedByAge,
  notExportedHome,
  misnamedNamespace,
  selectorOutOfReach,
  unusedSubset,
];
