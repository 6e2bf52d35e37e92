import type { Rule } from '../../rule';
import { callUrl } from '../call-url';
import { duplicateResource } from '../duplicate-resource';
import { emptyClause } from '../empty-clause';
import { unreadMeshConfig } from '../unread-mesh-config';

/** Resources, mesh settings and calls as they are drawn. */
export const workspaceRules: readonly Rule[] = [duplicateResource, unreadMeshConfig, emptyClause, callUrl];
