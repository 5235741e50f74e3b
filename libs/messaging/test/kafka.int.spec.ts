import { kafkaHarness } from './kafka-harness.ts';
import { publisherConformance } from './publisher.conformance.ts';
import { subscriptionConformance } from './subscription.conformance.ts';

publisherConformance(kafkaHarness);
subscriptionConformance(kafkaHarness);
