import type { Rule } from '../../rule';
import { callUrl } from '../call-url';
import { duplicateResource } from '../duplicate-resource';
import { emptyClause } from '../empty-clause';
import { expiredAcceptance } from '../expired-acceptance';
import { noteOnNothing } from '../note-on-nothing';
import { unmatchedAcceptance } from '../unmatched-acceptance';
import { unreadMeshConfig } from '../unread-mesh-config';

/** Resources, mesh settings and calls as they are drawn, and what a design says about others. */
export const workspaceRules: readonly Rule[] = [
  duplicateResource,
  unreadMeshConfig,
  emptyClause,
  callUrl,
  expiredAcceptance,
  unmatchedAcceptance,
  noteOnNothing,
];
