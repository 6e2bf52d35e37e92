import type { Rule } from '../../rule';
import { doubleTlsAtGateway } from '../double-tls-at-gateway';
import { gatewayTlsWithoutSni } from '../gateway-tls-without-sni';
import { gatewayWithoutEndpoints } from '../gateway-without-endpoints';
import { hiddenFromGateway } from '../hidden-from-gateway';
import { matchOnUnboundGateway } from '../match-on-unbound-gateway';
import { oneSidedGatewayRoute } from '../one-sided-gateway-route';
import { plaintextToGateway } from '../plaintext-to-gateway';
import { routeNotForServer } from '../route-not-for-server';
import { ruleOnBothSides } from '../rule-on-both-sides';
import { ruleUsedByNobody } from '../rule-used-by-nobody';

/** The way through an egress gateway. */
export const gatewayRules: readonly Rule[] = [
  doubleTlsAtGateway,
  plaintextToGateway,
  gatewayTlsWithoutSni,
  ruleOnBothSides,
  oneSidedGatewayRoute,
  matchOnUnboundGateway,
  routeNotForServer,
  gatewayWithoutEndpoints,
  hiddenFromGateway,
  ruleUsedByNobody,
];
