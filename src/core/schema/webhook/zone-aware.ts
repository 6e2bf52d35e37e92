import type { Subject } from '../report';
import { checkFailover, isTopologyLabel, warnOfNoEjection } from './failover';
import { childOf, textsOf, type Spot } from './read';
import { refuse } from './refuse';

/** The preference for its own zone (istio/istio pkg/config/validation/agent/validation.go, ValidateZoneAwareLbSetting). `isUnheard` as for localities. */
export function checkZoneAware(subject: Subject, balancer: Spot, isUnheard: boolean): void {
  const setting = childOf(balancer, 'zoneAwareLbSetting');
  if (!setting) return;
  for (const { text, path } of textsOf(setting, 'failoverPriority')) {
    if (!isTopologyLabel(text)) continue;
    refuse(subject, {
      rule: 'failover-region',
      path,
      ref: 'wh-dr-zone-priority',
      message: `zoneAwareLbSetting ranks zones itself, and istiod refuses ${text} in failoverPriority. Use failover for regions, and other labels here.`,
    });
  }
  if (isUnheard) warnOfNoEjection(subject, setting, 'wh-dr-zone-outlier');
  checkFailover(subject, setting, 'wh-dr-zone-fo');
}
