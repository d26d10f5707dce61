package io.github.limbeck.engine.source;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** What undoes the compression of Parquet pages, in plain Java: no native library is loaded into the compiler. */
final class ParquetCodecs implements CompressionCodecFactory {
  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Undone((bytes, size) -> bytes);
      case GZIP -> new Undone((bytes, size) -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readNBytes(size));
      case SNAPPY -> of(new SnappyDecompressor());
      case ZSTD -> of(new ZstdDecompressor());
      case LZ4_RAW -> of(new Lz4Decompressor());
      default -> throw new IllegalArgumentException("the compression " + codec + " is not supported");
    };
  }

  private static Undone of(Decompressor decompressor) {
    return new Undone((bytes, size) -> {
      byte[] plain = new byte[size];
      decompressor.decompress(bytes, 0, bytes.length, plain, 0, size);
      return plain;
    });
  }

  private interface Step {
    byte[] undo(byte[] bytes, int size) throws IOException;
  }

  private record Undone(Step step) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      return BytesInput.from(step.undo(bytes.toInputStream().readAllBytes(), decompressedSize));
    }

    @Override
    public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize) throws IOException {
      byte[] bytes = new byte[compressedSize];
      input.get(bytes);
      output.put(step.undo(bytes, decompressedSize));
    }

    @Override
    public void release() {}
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("datasets are only read");
  }

  @Override
  public void release() {}
}
