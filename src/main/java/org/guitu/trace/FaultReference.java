package org.guitu.trace;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** What pages and answers about a fault tell besides its status: {@code reference}, the name of the request. */
@Component
class FaultReference extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var attributes = super.getErrorAttributes(request, options);
        attributes.put("reference", request.getAttribute(RequestIds.HEADER, RequestAttributes.SCOPE_REQUEST));
        return attributes;
    }
}
