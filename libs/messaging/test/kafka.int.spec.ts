import { jest } from '@jest/globals';
import { kafkaHarness } from './kafka-harness.ts';
import { publisherConformance } from './publisher.conformance.ts';
import { subscriptionConformance } from './subscription.conformance.ts';

jest.setTimeout(60_000);

publisherConformance(kafkaHarness);
subscriptionConformance(kafkaHarness);
