-- CreateTable
CREATE TABLE "search_segments" (
    "generation_id" UUID NOT NULL,
    "segment" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "starts" BIGINT[],
    "last_id" BIGINT NOT NULL,
    "bits" BYTEA NOT NULL,
    "built_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_segments_pkey" PRIMARY KEY ("generation_id","segment")
);

-- AddForeignKey
ALTER TABLE "search_segments" ADD CONSTRAINT "search_segments_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A search reads some hundred bytes here and there: not to be compressed.
ALTER TABLE "search_segments" ALTER COLUMN "bits" SET STORAGE EXTERNAL;
