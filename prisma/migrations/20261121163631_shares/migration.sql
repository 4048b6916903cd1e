-- AlterTable
ALTER TABLE "lane_shares" ADD COLUMN     "peak" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rate_granted" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "started" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "worker_reports" ADD COLUMN     "rate_per_minute" INTEGER,
ADD COLUMN     "waiting_until" TIMESTAMPTZ(3);
