import { useState } from "react";
import { useLanguage } from "../i18n.tsx";
import { Failed } from "../states.tsx";
import { IncidentPicker } from "./incident-picker.tsx";
import { ReviewActions } from "./review-actions.tsx";
import type { Detail, Flag, LinkRow } from "./review-queries.ts";
import { ReviewSide } from "./review-side.tsx";
import { ReviewText } from "./review-text.tsx";
import { useLease } from "./use-lease.ts";
import { useItemKeys } from "./use-review-keys.ts";
import type { ReviewQueue } from "./use-review-queue.ts";
import { WhyPanel } from "./why-panel.tsx";

interface Props {
  item: Detail;
  queue: ReviewQueue;
  keysOn: boolean;
  onHelp: () => void;
}

/** One open item: its text, its passages and the decisions on them. */
export function ReviewWorkspace({ item, queue, keysOn, onHelp }: Props) {
  const { t } = useLanguage();
  const [shownAt] = useState(() => new Date().toISOString());
  const [flagId, setFlagId] = useState<string | null>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [isPicking, setPicking] = useState(false);
  const heldByOther = useLease(item.id, item.state === "open");
  const canDecide = item.state === "open" && !heldByOther;
  const chosen = item.flags.find((flag) => flag.id === flagId);

  const willAccept = (link: LinkRow) =>
    link.verdict === null && (link.computed === "linked") !== toggled.has(link.id);
  const toggle = (link: LinkRow) => {
    const next = new Set(toggled);
    if (!next.delete(link.id)) next.add(link.id);
    setToggled(next);
  };
  const finish = (verdict: "accept" | "reject" | "skip") => {
    if (!canDecide) return;
    const acceptLinks = item.links.filter(willAccept).map((link) => link.id);
    queue.finish({ verdict, acceptLinks, shownAt });
  };
  const step = (by: number) => {
    const at = item.flags.findIndex((flag) => flag.id === flagId);
    const next = at < 0 && by < 0 ? item.flags.length - 1 : at + by;
    setFlagId(item.flags[next]?.id ?? null);
  };
  const decideFlag = (flag: Flag, verdict: "accept" | "reject") => {
    queue.decide(`flags/${flag.id}`, { verdict, shownAt });
    step(1);
  };
  const correct = (flag: Flag, label: string) => {
    queue.decide(`flags/${flag.id}`, { verdict: "correct", label, shownAt });
    step(1);
  };
  const take = (opinionId: string) => queue.decide(`opinions/${opinionId}`, { shownAt });
  const judge = (verdict: "accept" | "reject") => {
    if (chosen && canDecide) decideFlag(chosen, verdict);
    else finish(verdict);
  };
  const choose = () => canDecide && setPicking(true);

  useItemKeys(
    {
      accept: () => judge("accept"),
      reject: () => judge("reject"),
      skip: () => finish("skip"),
      nextPassage: () => step(1),
      previousPassage: () => step(-1),
      whole: () => setFlagId(null),
      link: choose,
    },
    keysOn && !isPicking,
  );

  return (
    <>
      <div className="pane pane-text">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <section className="text-scroll" tabIndex={0} aria-label={t("item.text")}>
          {heldByOther && <Failed error={new Error("error.leased")} />}
          <ReviewText item={item} flagId={flagId} onFlag={setFlagId} />
        </section>
        <WhyPanel
          item={item}
          flagId={flagId}
          onFlag={setFlagId}
          onDecide={decideFlag}
          onCorrect={correct}
          onTake={take}
          canDecide={canDecide}
        />
        <ReviewActions
          canDecide={canDecide}
          notice={queue.notice}
          onVerdict={finish}
          onUndo={queue.undo}
          onHelp={onHelp}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <aside className="pane pane-side" aria-label={t("item.proof")} tabIndex={0}>
        <ReviewSide
          item={item}
          canDecide={canDecide}
          willAccept={willAccept}
          onToggle={toggle}
          onChoose={choose}
        />
      </aside>
      <IncidentPicker
        opened={isPicking}
        onClose={() => setPicking(false)}
        onPick={(incidentId) => {
          queue.decide("links", { incidentId, verdict: "accept", shownAt });
          setPicking(false);
        }}
      />
    </>
  );
}
