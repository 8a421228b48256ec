import { Button, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { get } from "../api.ts";
import type { ListAuditAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { PageFrame } from "../page-frame.tsx";
import { Failed, Loading } from "../states.tsx";

const pageSize = 100;

export function AuditPage() {
  const { t, dateTime } = useLanguage();
  const audit = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: async ({ pageParam }) =>
      await get<ListAuditAnswer>(
        `/audit?limit=${pageSize}${pageParam ? `&before=${pageParam}` : ""}`,
      ),
    initialPageParam: "",
    getNextPageParam: (last) =>
      last.entries.length === pageSize ? last.entries.at(-1)!.seq : undefined,
  });
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <PageFrame title={t("audit.title")} lead={t("audit.lead")}>
      {audit.isPending && <Loading />}
      {audit.isError && <Failed error={audit.error} retry={() => void audit.refetch()} />}
      {entries.length > 0 && (
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>№</Table.Th>
              <Table.Th>{t("audit.when")}</Table.Th>
              <Table.Th>{t("audit.who")}</Table.Th>
              <Table.Th>{t("audit.what")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Table.Tr key={entry.seq}>
                <Table.Td>{entry.seq}</Table.Td>
                <Table.Td>{dateTime(entry.at)}</Table.Td>
                <Table.Td>{entry.userName ?? "—"}</Table.Td>
                <Table.Td className="mono">
                  {entry.action} {entry.subjectId}
                  {entry.reason && (
                    <Text size="sm" mt={2}>
                      {entry.reason}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {audit.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          {t("audit.more")}
        </Button>
      )}
    </PageFrame>
  );
}
