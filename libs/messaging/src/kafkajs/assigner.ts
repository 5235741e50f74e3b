import type { PartitionAssigner } from 'kafkajs';
import kafkajs from 'kafkajs';

const { AssignerProtocol } = kafkajs;

export type Assignment = Map<string, Record<string, number[]>>;

/**
 * Gives the same partition number of every topic to the same member, in ranges of neighbours, so that one cell's facts
 * meet in one process whatever topic they come by. A function of the members' ids and the partition counts alone.
 */
export function assignTogether(members: string[], partitions: Map<string, number>): Assignment {
  const sorted = [...members].sort();
  const most = Math.max(1, ...partitions.values());
  const assignment: Assignment = new Map(sorted.map((member) => [member, {}]));
  for (const [topic, count] of [...partitions].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (let partition = 0; partition < count; partition++) {
      const member = sorted[Math.floor((partition * sorted.length) / most)]!;
      (assignment.get(member)![topic] ??= []).push(partition);
    }
  return assignment;
}

/** {@link assignTogether} in the form that kafkajs wants; topics of members that differ are all served. */
export const copartitioned: PartitionAssigner = ({ cluster }) => ({
  name: 'copartitioned',
  version: 1,
  async assign({ members, topics }) {
    const counts = new Map(topics.map((topic) => [topic, cluster.findTopicPartitionMetadata(topic).length]));
    const assignment = assignTogether(
      members.map(({ memberId }) => memberId),
      counts,
    );
    return [...assignment].map(([memberId, byTopic]) => ({
      memberId,
      memberAssignment: AssignerProtocol.MemberAssignment.encode({
        version: 1,
        assignment: byTopic,
        userData: Buffer.alloc(0),
      }),
    }));
  },
  protocol({ topics }) {
    return {
      name: 'copartitioned',
      metadata: AssignerProtocol.MemberMetadata.encode({ version: 1, topics, userData: Buffer.alloc(0) }),
    };
  },
});
