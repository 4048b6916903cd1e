-- AlterTable
ALTER TABLE "seeds" ADD COLUMN     "file_id" UUID,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'seed',
ADD COLUMN     "origin" JSONB;

-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "attributes" JSONB;

-- AlterTable
ALTER TABLE "files" ADD COLUMN     "details" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "format" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "items" INTEGER,
ADD COLUMN     "pages" INTEGER,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'ready',
ADD COLUMN     "status_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "text_key" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "uploaded_bytes" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "words" INTEGER;

-- CreateTable
CREATE TABLE "generation_files" (
    "generation_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "generation_files_pkey" PRIMARY KEY ("generation_id","file_id")
);

-- CreateTable
CREATE TABLE "templates" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_versions" (
    "id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "instruction" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_versions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "generation_files_file_id_idx" ON "generation_files"("file_id");

-- CreateIndex
CREATE INDEX "templates_owner_id_idx" ON "templates"("owner_id");

-- CreateIndex
CREATE INDEX "prompt_versions_generation_id_created_at_idx" ON "prompt_versions"("generation_id", "created_at");

-- CreateIndex
CREATE INDEX "seeds_file_id_idx" ON "seeds"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "files_text_key_key" ON "files"("text_key");

-- CreateIndex
CREATE INDEX "files_owner_id_kind_created_at_idx" ON "files"("owner_id", "kind", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "seeds" ADD CONSTRAINT "seeds_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_files" ADD CONSTRAINT "generation_files_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_files" ADD CONSTRAINT "generation_files_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "templates" ADD CONSTRAINT "templates_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
