import type { Rule } from '../../rule';
import { callUrl } from '../call-url';
import { duplicateResource } from '../duplicate-resource';
import { emptyClause } from '../empty-clause';
import { expiredAcceptance } from '../expired-acceptance';
import { missedInjection } from '../missed-injection';
import { noteOnNothing } from '../note-on-nothing';
import { refusedTemplate } from '../refused-template';
import { releaseOfProxies } from '../release-of-proxies';
import { unmatchedAcceptance } from '../unmatched-acceptance';
import { unreadMeshConfig } from '../unread-mesh-config';

/** Resources, mesh settings, running Pods and calls as they are drawn, and what a design says about others. */
export const workspaceRules: readonly Rule[] = [
  duplicateResource,
  unreadMeshConfig,
  releaseOfProxies,
  missedInjection,
  refusedTemplate,
  emptyClause,
  callUrl,
  expiredAcceptance,
  unmatchedAcceptance,
  noteOnNothing,
];
