import type { Migration } from '@bontot/persistence';

/** Units of before the tree was kept by days: what they were earlier is not known, so they have always been what they are. */
export const migrations: Migration[] = [
  {
    id: '001-spans-of-units',
    run: async (connection) => {
      await connection.collection('units').updateMany({ spans: { $exists: false } }, [
        {
          $set: {
            spans: [
              {
                ...{ from: '$validFrom', to: '$validTo', parentId: '$parentId', path: '$path' },
                ...{ name: '$name', cellType: '$cellType', grassroots: '$grassroots' },
              },
            ],
          },
        },
      ]);
    },
  },
];
